package tegata.portal.planted;

/** Breaks a rule of the house on purpose: gateway and portal never see each other. */
public final class KnowsGateway {
  private KnowsGateway() {}

  static Class<?> seen() {
    return tegata.gateway.GatewayConfig.class;
  }
}
