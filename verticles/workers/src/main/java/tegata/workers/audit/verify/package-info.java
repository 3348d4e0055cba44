/** The whole log checked against its entries, its heads and its anchors; see docs/log.md. */
package tegata.workers.audit.verify;
