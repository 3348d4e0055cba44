package tegata.formats.jahis;

/**
 * 用法 (record 301).
 *
 * @param name 用法名称, e.g. 毎食後服用
 * @param quantity 調剤数量
 * @param unit 調剤単位, e.g. 日分
 * @param form 剤形コード: 1 内服 … 10 その他
 * @param codeKind 用法コード種別
 */
public record Usage(
    String name, String quantity, String unit, String form, String codeKind, String code) {}
