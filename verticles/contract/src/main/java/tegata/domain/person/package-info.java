/** 人。What several features say of a person. */
package tegata.domain.person;
