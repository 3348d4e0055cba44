/** 設定: where a person is logged in, and the way out of all of it. */
package tegata.portal.settings;
