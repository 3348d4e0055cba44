package tegata.gateway.planted;

/** Breaks a rule of the house on purpose: gateway and portal never see each other. */
public final class KnowsPortal {
  private KnowsPortal() {}

  static Class<?> seen() {
    return tegata.portal.PortalConfig.class;
  }
}
