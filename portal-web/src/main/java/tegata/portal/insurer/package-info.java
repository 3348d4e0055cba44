/** 保険者の机: applications, members and monthly lists, for the staff of one insurer. */
package tegata.portal.insurer;
