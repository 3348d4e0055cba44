/** 医療費. */
package tegata.portal.expense;
