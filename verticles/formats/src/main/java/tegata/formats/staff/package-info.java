/** 職員の CSV: our own profile of who may log in with a staff card, described in docs/formats.md. */
package tegata.formats.staff;
