"""Subscribes to what happens at the hub (docs/operate/events-feed.md): AMQP 1.0 over TLS, by Qpid Proton.

    subscriber.py amqps://HOST:PORT FOLDER NAME [COUNT]
    subscriber.py amqps://HOST:PORT FOLDER NAME --end

Prints each event as a line of JSON, without end or until it has COUNT, and what came in the same message. The broker
keeps for NAME what comes while this does not run; with --end it keeps nothing more. FOLDER has
flaghoist.events.crt.pem, flaghoist.events.key.pem and authority.pem, the authority of the broker's certificate.
"""
import json
import sys

from proton import SSLDomain
from proton.handlers import MessagingHandler
from proton.reactor import Container, DurableSubscription

TOPIC = "events"
USER = "flaghoist.events"

# So many events are remembered: after a crash of the hub some come again, not long after the first time.
REMEMBERED = 100_000


class Subscriber(MessagingHandler):

    def __init__(self, url, folder, name, count):
        # What is not accepted comes again.
        super().__init__(auto_accept=False)
        self.url, self.folder, self.name, self.left = url, folder, name, count
        self.seen = {}

    def on_start(self, event):
        domain = SSLDomain(SSLDomain.MODE_CLIENT)
        domain.set_credentials(f"{self.folder}/{USER}.crt.pem", f"{self.folder}/{USER}.key.pem", None)
        domain.set_trusted_ca_db(f"{self.folder}/authority.pem")
        domain.set_peer_authentication(SSLDomain.VERIFY_PEER_NAME)
        connection = event.container.connect(self.url, ssl_domain=domain, allowed_mechs="EXTERNAL")
        self.receiver = event.container.create_receiver(
            connection, TOPIC, name=self.name, options=DurableSubscription())

    def on_link_opened(self, event):
        if self.left == 0:
            # Closed, and not only detached: the subscription ends.
            event.receiver.close()

    def on_message(self, event):
        for one in json.loads(event.message.body):
            self.told(one)
        self.accept(event.delivery)
        if self.left == 0:
            # Detached, and not closed: the subscription stays.
            event.receiver.detach()
            event.connection.close()

    def told(self, one):
        if one["id"] in self.seen:
            return
        self.seen[one["id"]] = True
        if len(self.seen) > REMEMBERED:
            del self.seen[next(iter(self.seen))]
        print(json.dumps(one, ensure_ascii=False, separators=(",", ":")), flush=True)
        if self.left:
            self.left -= 1

    def on_link_closed(self, event):
        event.connection.close()

    def on_link_error(self, event):
        sys.exit(f"{TOPIC}: {event.link.remote_condition}")


def main(url, folder, name, count=None):
    left = 0 if count == "--end" else int(count) if count else None
    container = Container(Subscriber(url, folder, name, left))
    # With the name of the link it names the subscription.
    container.container_id = name
    container.run()


main(*sys.argv[1:])
