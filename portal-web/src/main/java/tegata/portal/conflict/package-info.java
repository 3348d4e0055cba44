/** 取込の未決: what imports left for an operator to decide. */
package tegata.portal.conflict;
