package tegata.formats;

import javax.xml.stream.XMLInputFactory;

/** XML as we read it from outside: no document type, no entities, nothing fetched. */
public final class EntityFreeXml {
  private EntityFreeXml() {}

  /** The JDK's own parser, whatever else lies on the class path. */
  public static XMLInputFactory factory() {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
    return factory;
  }
}
