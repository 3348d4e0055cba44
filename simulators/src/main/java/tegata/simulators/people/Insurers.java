package tegata.simulators.people;

import java.util.List;

/**
 * The three insurers of the demo, one of each kind of number. Prefecture 13, body 999: none such.
 */
public final class Insurers {

  /** 組合健保 (法別番号 06). */
  public static final Insurer SOCIETY = new Insurer(CheckDigit.append("0613999"), "手形見本健康保険組合（架空）");

  /** 国民健康保険, six digits. */
  public static final Insurer MUNICIPAL =
      new Insurer(CheckDigit.append("13999"), "東京都架空市国民健康保険（架空）");

  /** 後期高齢者医療 (法別番号 39). */
  public static final Insurer LATER_LIFE =
      new Insurer(CheckDigit.append("3913999"), "架空県後期高齢者医療広域連合（架空）");

  /** In the order of their backends. */
  public static final List<Insurer> ALL = List.of(SOCIETY, MUNICIPAL, LATER_LIFE);

  private Insurers() {}
}
