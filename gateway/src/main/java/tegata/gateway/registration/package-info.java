/** 利用登録 at kiosks. */
package tegata.gateway.registration;
