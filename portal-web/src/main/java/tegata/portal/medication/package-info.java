/** お薬. */
package tegata.portal.medication;
