/** 申告ソフト: the one path of the gateway that is no facility's. */
package tegata.gateway.tax;
