/**
 * 医療費通知情報の XML: 法令の求める 6 項目と署名. The official form's id and schema are not public, so this is a
 * profile of this project, in the envelope the tax agency uses for its 控除証明書: same attributes of
 * the root, same kind of enveloped signature, a namespace of its own.
 */
package tegata.formats.iryohixml;
