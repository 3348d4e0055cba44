/** 医療保険者等向け中間サーバー, as far as a deregistration (利用登録解除) needs it. */
package tegata.simulators.intermediary;
