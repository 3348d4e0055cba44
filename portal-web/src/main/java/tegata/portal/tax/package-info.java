/** 医療費控除の準備: five steps, one question a page, with a draft on the server. */
package tegata.portal.tax;
