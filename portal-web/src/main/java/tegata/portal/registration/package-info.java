/** 利用登録とその解除. */
package tegata.portal.registration;
