/**
 * 人・資格・カードの CSV: our own profile, described in docs/formats.md. One row per coverage; rows of one
 * person share its 個人ID, the stable number of the source system.
 */
package tegata.formats.people;
