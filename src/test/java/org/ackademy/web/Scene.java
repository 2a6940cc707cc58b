package org.ackademy.web;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;

/** What there is to look at: a page and what stands on it. */
public enum Scene {
  HOME("/", "h1") {},
  SIGN_IN("/sign-in", "ack-sign-in form") {},
  INVITATION("/invitation#ack_inv_x", "ack-invitation form") {},
  FORGOTTEN("/forgotten", "ack-forgotten form") {
    @Override
    void before(Page page) {
      page.route("**/passwords/forgotten", route -> BigClass.told(route, Map.of()));
    }

    @Override
    void act(Page page) {
      page.locator("ack-forgotten input").fill("learner");
      page.locator("ack-forgotten .btn[aria-disabled=false]").click();
      page.locator("ack-forgotten .sent:not(:empty)").waitFor();
    }
  },
  RESET("/reset#ack_pwd_x", "ack-reset form") {
    @Override
    void before(Page page) {
      page.route(
          "**/passwords/links/*", route -> BigClass.told(route, Map.of("username", "learner")));
    }
  },
  COMPOSE_EMPTY("/compose", ".empty") {},
  COMPOSE("/compose" + exchange("lossy", Written.LOST_REQUEST), ".row[data-i='9']") {},
  COMPOSE_EDITOR("/compose" + exchange("lossy", Written.LOST_REQUEST), ".row[data-i='9']") {
    @Override
    void act(Page page) {
      page.locator(".row[data-i='5'] .lbl").click();
      page.locator(".editor").waitFor();
    }
  },
  IMPORT("/compose", ".empty") {
    @Override
    void act(Page page) {
      page.locator(".stage-head .acts button").last().click();
      page.locator("dialog[open]").waitFor();
    }
  },
  REPLAY_WRONG(
      "/compose" + exchange("lossy", Written.LOST_REQUEST) + "&show=replay", ".row.wrong") {
    @Override
    void act(Page page) {
      page.locator(".instead summary").first().click();
    }
  },
  REPLAY_RIGHT(
      "/compose" + exchange("opening", Written.HANDSHAKE) + "&show=replay", ".ending.ok") {},
  REPLAY_INCOMPLETE(
      "/compose" + exchange("opening", Written.HANDSHAKE.subList(0, 2)) + "&show=replay",
      ".ending.note-box") {},
  SANDBOX("/sandbox" + exchange("client", Written.HANDSHAKE), "#line-3") {
    @Override
    void act(Page page) {
      page.locator(".challenge summary").click();
      page.locator(".move").first().waitFor();
    }
  },
  SANDBOX_REACHED(
      "/sandbox"
          + exchange("client", Written.HANDSHAKE)
          + "&title=A:+ESTABLISHED,+B:+ESTABLISHED&scenario="
          + Written.CHALLENGE,
      ".reached.yes") {},
  SANDBOX_MACHINE("/sandbox" + exchange("client", Written.HANDSHAKE), "#line-3") {
    @Override
    void act(Page page) {
      page.locator(".players input").nth(1).check();
      page.locator(".hand.B .btn").waitFor();
    }
  },
  WORK(School::work, ".task") {},
  MENU(School::work, ".task") {
    @Override
    void act(Page page) {
      Locator button = page.locator(".menu-button");
      if (button.isVisible()) {
        button.click();
        page.locator(".places a").first().waitFor();
      }
    }
  },
  PROGRESS(School::progress, ".met") {},
  ASSIGNMENT(School::assignment, "table.plain") {},
  ATTEMPT(School::running, ".countdown", "open-statements", ".truth-option") {},
  ATTEMPT_TOLD(School::running, ".reviewed .row.wrong", "open-three-way", ".solution") {
    @Override
    void act(Page page) {
      page.locator(".solution summary").click();
    }
  },
  ATTEMPT_ENDING(School::running, ".countdown", "open-order-events", ".order-row") {
    @Override
    void act(Page page) {
      page.locator(".list-card .btn.wide").click();
      page.locator("dialog[open]").waitFor();
    }
  },
  REVIEW(School::ended, ".sum", "open-ack-meaning", ".outcome") {
    @Override
    void act(Page page) {
      page.locator(".solution summary").first().click();
    }
  },
  ACCOUNT(School::account, ".own-list li", Who.PUPIL) {
    @Override
    void act(Page page) {
      page.locator(".new-token summary").click();
      page.locator(".scopes").waitFor();
    }
  },
  ADMIN_PEOPLE(School::administration, ".admin-table tbody tr", Who.ADMINISTRATOR) {},
  ADMIN_ACCESS(School::access, ".admin-table tbody tr", Who.ADMINISTRATOR) {
    @Override
    void act(Page page) {
      page.locator(".new-machine summary").click();
    }
  },
  ADMIN_SETTINGS(School::settings, ".admin-table tbody tr", Who.ADMINISTRATOR) {},
  ADMIN_JOBS(School::jobs, ".admin-table tbody tr", Who.ADMINISTRATOR) {},
  ADMIN_AUDIT(School::audit, ".admin-table tbody tr", Who.ADMINISTRATOR) {},
  ADMIN_LMS(School::systems, ".guide .addresses dd", Who.ADMINISTRATOR) {
    @Override
    void before(Page page) {
      ToldSystem.registered(page);
    }

    @Override
    void act(Page page) {
      page.locator(".systems details summary").click();
      page.locator(".system .acts button").first().click();
      page.locator(".findings li").last().waitFor();
      page.locator(".system [aria-expanded]").first().click();
      page.locator(".system form").waitFor();
    }
  },
  LMS_REGISTER(
      "/lti/register?frame=new&invitation=x&openid_configuration=https%3A%2F%2Fschool.example%2Fc",
      ".entry .btn") {},
  LMS_ROSTER(School::lmsRoster, ".roster tbody tr", Who.TEACHER) {
    @Override
    void before(Page page) {
      ToldSystem.differs(page);
    }
  },
  AUTHOR_LIST(School::questions, ".bank tbody tr", Who.TEACHER) {
    @Override
    void act(Page page) {
      page.locator(".new-question summary").click();
      page.locator(".new-question form").waitFor();
    }
  },
  AUTHOR_COVERAGE(School::coverage, ".bank tbody tr", Who.TEACHER) {},
  AUTHOR_EDITOR(School::written, ".judged", Who.TEACHER) {
    @Override
    void act(Page page) {
      Locator source = page.locator("#source");
      source.fill(source.inputValue().replace("seq=300 ack=101", "seq=300 ack=100"));
      page.locator(".finding-list li").first().waitFor();
      page.locator(".head-acts [aria-expanded]").click();
      page.locator(".diff-lines .in").first().waitFor();
    }
  },
  AUTHOR_VERSIONS(School::versions, ".diff-lines .in", Who.TEACHER) {},
  TEACH(School::teaching, ".given", Who.TEACHER) {},
  GRADEBOOK(School::gradebook, ".book .mark .sign", Who.TEACHER) {
    @Override
    void before(Page page) {
      BigClass.told(page);
    }
  },
  RESULTS(School::results, "table.exercises", Who.TEACHER) {
    @Override
    void before(Page page) {
      BigClass.answered(page);
    }

    @Override
    void act(Page page) {
      page.locator("button.shade.s4").first().click();
      page.locator(".typical li").first().waitFor();
    }
  },
  SETUP_NEW(School::givingNew, ".rules li", Who.TEACHER) {},
  SETUP(School::setup, ".agreements .btn", Who.TEACHER) {},
  REGRADES(School::regrades, ".diff tbody tr", Who.TEACHER) {
    @Override
    void before(Page page) {
      BigClass.regraded(page);
    }
  },
  LIVE(School::live, ".watch tbody tr", Who.TEACHER) {
    @Override
    void before(Page page) {
      BigClass.watched(page);
    }
  },
  TIMELINE(School::timeline, ".event", Who.TEACHER) {
    @Override
    void act(Page page) {
      page.locator(".answer-head").last().click();
      page.locator(".event .row.wrong").first().waitFor();
    }
  },
  QUEUE(School::queue, ".waiting", Who.TEACHER) {
    @Override
    void act(Page page) {
      page.locator(".waiting .btn").first().click();
      page.locator(".opened .row.wrong").first().waitFor();
    }
  },
  LMS_SCORES(School::lmsScores, "tbody tr", Who.TEACHER) {
    @Override
    void before(Page page) {
      ToldSystem.sent(page);
    }

    @Override
    void act(Page page) {
      page.locator(".learn > p > .btn").click();
      page.locator("thead th").nth(6).waitFor();
    }
  },
  MARK(School::gradebook, ".book .mark b", Who.TEACHER) {
    @Override
    void act(Page page) {
      page.locator(".book .mark").first().click();
      page.locator("dialog .way").nth(1).click();
      page.locator("dialog .points").waitFor();
    }
  };

  /** Who looks. */
  enum Who {
    GUEST,
    PUPIL,
    TEACHER,
    ADMINISTRATOR
  }

  /** What is written in them. */
  public static final class Written {
    public static final List<String> HANDSHAKE =
        List.of("A > B SYN seq=100", "B > A SYN,ACK seq=300 ack=101", "A > B ACK seq=101 ack=301");

    /** With a lost segment, and a FIN that is not acknowledged rightly in line 8. */
    static final List<String> LOST_REQUEST =
        List.of(
            "A > B SYN seq=100",
            "B > A SYN,ACK seq=300 ack=101",
            "A > B ACK seq=101 ack=301",
            "A > B PSH,ACK seq=101 ack=301 len=20 lost",
            "A > B PSH,ACK seq=101 ack=301 len=20",
            "B > A ACK seq=301 ack=121",
            "A > B FIN,ACK seq=121 ack=301",
            "B > A ACK seq=301 ack=121",
            "B > A FIN,ACK seq=301 ack=122",
            "A > B ACK seq=122 ack=302");

    /** What the client and the server of the sandbox are to come to, as a link carries it. */
    static final String CHALLENGE =
        URLEncoder.encode(
            """
            {"hosts": {"A": {"start": "CLOSED", "opens": "active", "isn": 100},
                       "B": {"start": "LISTEN", "isn": 300}},
             "calls": ["OPEN", "SEND", "RECEIVE", "CLOSE"],
             "goal": {"A": ["ESTABLISHED"], "B": ["ESTABLISHED"]}}
            """,
            StandardCharsets.UTF_8);

    private Written() {}
  }

  @SuppressWarnings("ImmutableEnumChecker") // functions that keep nothing
  private final Supplier<String> path;

  private final Who who;
  private final String shown;

  Scene(String path, String shown) {
    this.path = () -> path;
    this.shown = shown;
    this.who = Who.GUEST;
  }

  /** What a learner sees. */
  Scene(Function<School, String> path, String shown) {
    this.path = () -> path.apply(School.shared());
    this.shown = shown;
    this.who = Who.PUPIL;
  }

  /** What somebody sees who is signed in. */
  Scene(Function<School, String> path, String shown, Who who) {
    this.path = () -> path.apply(School.shared());
    this.shown = shown;
    this.who = who;
  }

  /** A question that a learner sees. */
  Scene(Function<School, String> path, String shown, String question, String kind) {
    this.path = () -> path.apply(School.shared()) + "#" + question;
    this.shown = "main:has(" + shown + ") " + kind;
    this.who = Who.PUPIL;
  }

  /** The part of an address that brings an exchange along. */
  public static String exchange(String kind, List<String> lines) {
    return "#kind="
        + kind
        + "&lines="
        + URLEncoder.encode(String.join("\n", lines), StandardCharsets.UTF_8);
  }

  /** Goes there, waits until everything is there, and does what is to be done there. */
  Who who() {
    return who;
  }

  void show(Page page) {
    load(page);
    act(page);
  }

  /** Goes there, and waits until everything is there. */
  public void load(Page page) {
    switch (who) {
      case GUEST -> {}
      case PUPIL -> School.shared().enter(page);
      case TEACHER -> School.shared().enterToTeach(page);
      case ADMINISTRATOR -> School.shared().enterToAdminister(page);
    }
    before(page);
    page.navigate(path.get());
    page.locator(shown).first().waitFor(new Locator.WaitForOptions());
  }

  void before(Page page) {
    // Most scenes show what the server tells.
  }

  void act(Page page) {
    // Most scenes are there at once.
  }
}
