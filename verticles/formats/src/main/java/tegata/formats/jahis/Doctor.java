package tegata.formats.jahis;

/** 処方医 (record 55) and the department. */
public record Doctor(String name, String department) {}
