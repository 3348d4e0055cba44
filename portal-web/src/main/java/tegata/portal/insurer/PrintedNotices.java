package tegata.portal.insurer;

import java.util.List;
import tegata.contract.PaperApi.Paper;
import tegata.portal.page.Words;

/** 資格情報のお知らせ in one file, a page for each member. */
public record PrintedNotices(List<PrintedPaper> papers) {
  static PrintedNotices of(List<Paper> papers, Words words) {
    return new PrintedNotices(papers.stream().map(paper -> PrintedPaper.of(paper, words)).toList());
  }
}
