package tegata.formats;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import tegata.formats.kenshin.CheckupCda;
import tegata.formats.master.MasterCsv;
import tegata.formats.oqs.Prescriptions;

/**
 * 取り込める形式。 Tells the formats apart by their content; the file's name only helps with broken
 * content.
 */
public enum SourceFormat {
  /** マイナポータル「医療費通知情報」CSV. */
  MYNA_EXPENSES(text -> head(text).contains("医療費通知情報"), name -> name.startsWith("医療費情報_")),
  /** JAHIS 電子版お薬手帳データ. */
  JAHIS_NOTEBOOK(
      text -> Pattern.compile("\\A\\s*\"?JAHISTC\\d").matcher(text).find(), name -> false),
  /** 特定健診 FHIR 文書. */
  ECHECKUP_BUNDLE(
      text ->
          text.stripLeading().startsWith("{")
              && Pattern.compile("\"resourceType\"\\s*:\\s*\"Bundle\"").matcher(text).find(),
      name -> name.endsWith(".json")),
  /** 本システムの人・資格・カードの CSV. */
  PEOPLE(text -> hasColumns(text, "個人ID", "氏名"), name -> false),
  /** 本システムの医療機関等の CSV. */
  FACILITIES(text -> hasColumns(text, "医療機関等コード", "名称"), name -> false),
  /** 本システムの保険者の CSV. */
  INSURERS(text -> hasColumns(text, "保険者番号", "名称"), name -> false),
  /** 本システムの職員の CSV. */
  STAFF(text -> hasColumns(text, "職員番号", "氏名"), name -> false),
  /** 特定健診 CDA 文書 (V08). */
  CHECKUP_CDA(text -> CheckupCda.DOCUMENT.matcher(beginning(text)).find(), name -> false),
  /** 特定健診のパッケージの目次・集計・決済とスキーマ: no records. */
  CHECKUP_ENVELOPE(text -> CheckupCda.ENVELOPE.matcher(beginning(text)).find(), name -> false),
  /** 電子処方箋の調剤 (薬剤情報の電文 YZK). */
  PRESCRIPTIONS(
      text -> beginning(text).contains("<XmlMsg") && Prescriptions.MESSAGE.matcher(text).find(),
      name -> false),
  /** 電子レセプト, of facilities and of 審査支払機関, and their returns. */
  CLAIM(text -> false, name -> false),
  /** レセプト電算処理システムのマスター. */
  MASTER(text -> MasterCsv.BEGINNING.matcher(text).find(), name -> false),
  UNKNOWN(text -> false, name -> false);

  /** How a file of claims begins; it may be too large, or too broken, to be decoded as a whole. */
  private static final Pattern CLAIMS =
      Pattern.compile("\\A(?:[0-9]{1,2},[0-9]*,[0-9]*,)?(?:IR|UK|YK|HI|MN|RE|HR),");

  private static final int HEAD = 400;
  private static final int BEGINNING = 8_000;

  private final Predicate<String> content;
  private final Predicate<String> name;

  SourceFormat(Predicate<String> content, Predicate<String> name) {
    this.content = content;
    this.name = name;
  }

  /** The format of a file; {@link #UNKNOWN} when nothing fits. */
  public static SourceFormat detect(byte[] content, String fileName) {
    if (isClaims(content)) {
      return CLAIM;
    }
    String text = TextDecoding.decode(content).map(TextDecoding.Decoded::text).orElse("");
    return first(format -> format.content.test(text), () -> byName(fileName));
  }

  /** Whether a file of claims begins like this; its first half kilobyte is enough. */
  public static boolean isClaims(byte[] content) {
    String head =
        new String(content, 0, Math.min(HEAD, content.length), StandardCharsets.ISO_8859_1);
    return CLAIMS.matcher(head.stripLeading()).find();
  }

  private static SourceFormat byName(String fileName) {
    String lower = fileName.toLowerCase(Locale.ROOT);
    return first(format -> format.name.test(lower), () -> UNKNOWN);
  }

  private static SourceFormat first(
      Predicate<SourceFormat> fits, Supplier<SourceFormat> otherwise) {
    return List.of(values()).stream().filter(fits).findFirst().orElseGet(otherwise);
  }

  /** Of an XML document, with room for its declaration, comments and namespaces. */
  private static String beginning(String text) {
    return text.stripLeading().startsWith("<")
        ? text.substring(0, Math.min(BEGINNING, text.length()))
        : "";
  }

  private static String head(String text) {
    return text.substring(0, Math.min(HEAD, text.length()));
  }

  private static boolean hasColumns(String text, String... columns) {
    String header = text.lines().findFirst().orElse("");
    List<String> names =
        List.of(header.split(",", -1)).stream()
            .map(name -> name.replace("\"", "").strip())
            .toList();
    return names.containsAll(List.of(columns));
  }
}
