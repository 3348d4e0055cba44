/** 使い方、用語、アクセシビリティ、個人情報、動いているか: pages anybody may read. */
package tegata.portal.help;
