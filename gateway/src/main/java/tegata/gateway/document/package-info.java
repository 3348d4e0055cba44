/** 紙の照合 for facilities. */
package tegata.gateway.document;
