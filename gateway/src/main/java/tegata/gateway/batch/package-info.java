/** 保険者からの取込ファイル: streamed to the workers, never held as a whole. */
package tegata.gateway.batch;
