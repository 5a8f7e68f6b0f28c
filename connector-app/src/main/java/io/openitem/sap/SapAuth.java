package io.openitem.sap;

import java.net.URI;
import java.nio.file.Path;

/** How Openitem shows a SAP system who it is. */
public sealed interface SapAuth {

  /**
   * A communication user and its password, sent with the first request already.
   *
   * @param user the user's name
   * @param password where the password is kept
   */
  record Basic(String user, Secret password) implements SapAuth {}

  /**
   * A bearer token by client credentials, cached until shortly before it ends and fetched once for
   * all who wait for it.
   *
   * @param tokenUri the token endpoint
   * @param clientId the client's id
   * @param clientSecret where the client's secret is kept
   * @param scope the scope to ask for; empty asks for none
   */
  record OAuth2(URI tokenUri, String clientId, Secret clientSecret, String scope)
      implements SapAuth {}

  /**
   * A client certificate (X.509) in a PKCS#12 key store.
   *
   * @param keyStore the file with the private key and its certificates
   * @param password where the password of file and key is kept
   */
  record Certificate(Path keyStore, Secret password) implements SapAuth {}
}
