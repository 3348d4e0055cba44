/** 保険者が送る取込ファイル: received through the gateway, taken in by the importer. */
package tegata.workers.batch;
