package tegata.node.revocation;

import java.security.GeneralSecurityException;

/** An answer about revocation that says nothing; the message is for the operator's log. */
final class UntrustedAnswer extends GeneralSecurityException {
  UntrustedAnswer(String why) {
    super(why);
  }
}
