/** 家族・代理人: whose data one may see, who sees one's own, and how it all stops. */
package tegata.portal.proxy;
