/** 資格の紙: the register of what was issued, and its verification for facilities. */
package tegata.workers.paper;
