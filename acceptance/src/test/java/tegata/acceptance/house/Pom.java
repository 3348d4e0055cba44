package tegata.acceptance.house;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathExpressionException;
import javax.xml.xpath.XPathFactory;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;
import tegata.acceptance.Repository;

/** What one pom.xml declares. */
record Pom(Document document) {

  static Pom root() {
    return of("");
  }

  static Pom of(String module) {
    Path file = Repository.root().resolve(module).resolve("pom.xml");
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      return new Pom(factory.newDocumentBuilder().parse(file.toFile()));
    } catch (IOException | SAXException | ParserConfigurationException e) {
      throw new AssertionError("cannot read " + file, e);
    }
  }

  /** The folder of one of our modules by its artifact id. */
  static String folderOf(String artifact) {
    return root().modules().stream()
        .filter(module -> of(module).texts("/project/artifactId").contains(artifact))
        .findFirst()
        .orElseThrow();
  }

  List<String> modules() {
    return texts("/project/modules/module");
  }

  /** Dependencies on our own modules, of whatever scope. */
  Set<String> ours() {
    return texts("/project/dependencies/dependency[groupId='tegata']/artifactId").stream()
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Dependencies that are there at run time. */
  Set<String> carried() {
    return new TreeSet<>(texts("/project/dependencies/dependency[not(scope='test')]/artifactId"));
  }

  private List<String> texts(String path) {
    try {
      NodeList nodes =
          (NodeList)
              XPathFactory.newInstance()
                  .newXPath()
                  .evaluate(path, document, XPathConstants.NODESET);
      return IntStream.range(0, nodes.getLength())
          .mapToObj(i -> nodes.item(i).getTextContent())
          .toList();
    } catch (XPathExpressionException e) {
      throw new AssertionError(path, e);
    }
  }
}
