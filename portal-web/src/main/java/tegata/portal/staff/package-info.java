/** 職員: their login, and what stands around the pages of their desks. */
package tegata.portal.staff;
