/** 限度額: the most a person pays in a month (高額療養費). */
package tegata.domain.limit;
