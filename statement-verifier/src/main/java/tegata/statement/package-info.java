/** アクセス履歴の証明書を、誰にも尋ねずに検証する小さなプログラム。 */
package tegata.statement;
