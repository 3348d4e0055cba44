/** 保存期間の終わり: months past their window are dropped. */
package tegata.workers.retention;
