/** 医療機関等の CSV: our own profile of who may ask the gateway, described in docs/formats.md. */
package tegata.formats.facilities;
