/** 保険者の CSV: our own profile, described in docs/formats.md. */
package tegata.formats.insurers;
