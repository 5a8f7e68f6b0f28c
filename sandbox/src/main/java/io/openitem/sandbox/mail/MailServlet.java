package io.openitem.sandbox.mail;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.openitem.sandbox.fault.Answer;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/**
 * {@code /control/mails}: an SMTP server on a free port of loopback that keeps in memory what it is
 * sent and delivers nothing. {@code GET /control/mails} shows the latest mails as JSON, {@code
 * /control/mails/text} for people, {@code /control/mails/server} where the server listens; {@code
 * DELETE} forgets them.
 */
public final class MailServlet extends HttpServlet {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int SHOWN_MAX = 100;
  private static final int KEPT_MAX = 2_000;
  private static final String HOST = "127.0.0.1";

  private final transient GreenMail server =
      new GreenMail(new ServerSetup(0, HOST, ServerSetup.PROTOCOL_SMTP));

  /** Starts the server. */
  public MailServlet() {
    server.start();
  }

  @Override
  public void destroy() {
    server.stop();
  }

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    String path = request.getPathInfo() == null ? "" : request.getPathInfo();
    try {
      answer(request.getMethod() + " " + path).writeTo(response);
    } catch (MessagingException | FolderException e) {
      throw new IOException("a mail cannot be shown", e);
    }
  }

  private Answer answer(String call) throws MessagingException, FolderException, IOException {
    return switch (call) {
      case "GET " -> Answer.json(200, list().toPrettyString() + "\n");
      case "GET /text" -> Answer.of(200, "text/plain; charset=utf-8", text());
      case "GET /server" ->
          Answer.json(
              200,
              JSON.createObjectNode().put("host", HOST).put("port", server.getSmtp().getPort())
                  + "\n");
      case "DELETE " -> {
        server.purgeEmailFromAllMailboxes();
        yield Answer.empty(204);
      }
      default -> Answer.json(404, "{\"detail\":\"No such control\"}\n");
    };
  }

  /** The latest, the latest first; so many that the memory would suffer are forgotten. */
  private List<MimeMessage> latest() throws FolderException {
    List<MimeMessage> all = Arrays.asList(server.getReceivedMessages());
    if (all.size() > KEPT_MAX) {
      server.purgeEmailFromAllMailboxes();
    }
    List<MimeMessage> latest =
        new java.util.ArrayList<>(all.subList(Math.max(0, all.size() - SHOWN_MAX), all.size()));
    java.util.Collections.reverse(latest);
    return latest;
  }

  private ArrayNode list() throws MessagingException, FolderException, IOException {
    ArrayNode all = JSON.createArrayNode();
    for (MimeMessage message : latest()) {
      ObjectNode mail = all.addObject();
      mail.put("to", message.getHeader("To", ","));
      mail.put("from", message.getHeader("From", ","));
      mail.put("subject", message.getSubject());
      mail.put("messageId", message.getMessageID());
      mail.put("text", String.valueOf(message.getContent()));
    }
    return all;
  }

  private String text() throws MessagingException, FolderException, IOException {
    StringBuilder text = new StringBuilder("Mails that were sent, the latest first.\n");
    for (MimeMessage message : latest()) {
      text.append("\n----------------------------------------------------------------\n")
          .append("To:      ")
          .append(message.getHeader("To", ","))
          .append("\nSubject: ")
          .append(message.getSubject())
          .append("\n\n")
          .append(message.getContent())
          .append('\n');
    }
    return text.toString();
  }
}
