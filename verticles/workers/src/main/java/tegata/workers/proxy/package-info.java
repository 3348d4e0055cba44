/** 家族・代理人: invitations, proxies, their end by either side, by age and by the panic stop. */
package tegata.workers.proxy;
