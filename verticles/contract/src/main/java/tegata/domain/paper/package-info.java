/** 資格の紙: 資格情報、資格確認書、資格情報のお知らせ, and how a printed one is verified. */
package tegata.domain.paper;
