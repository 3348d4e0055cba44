/** 患者のポータル: server-rendered pages over questions on the bus. */
package tegata.portal;
