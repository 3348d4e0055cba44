/** 心当たりのない閲覧の問い合わせ: the pages of people who ask and of operators who answer. */
package tegata.portal.inquiry;
