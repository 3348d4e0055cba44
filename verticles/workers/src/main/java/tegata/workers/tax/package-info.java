/** 医療費控除の準備: drafts of filers, and the year they give. */
package tegata.workers.tax;
