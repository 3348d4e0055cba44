/** 審査結果の CSV: our own profile of what an insurer decides on 解除申請, described in docs/formats.md. */
package tegata.formats.decision;
