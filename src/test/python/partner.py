"""A JMS partner that is not written in Java: AMQP 1.0 over TLS with a certificate of its own, by Qpid Proton.

    partner.py amqps://HOST:PORT PARTNER FOLDER COUNT [FILE]

Sends FILE to in.PARTNER, if there is one; then takes COUNT messages from out.PARTNER and prints each as a line of JSON.
FOLDER has PARTNER.crt.pem, PARTNER.key.pem and authority.pem, the authority of the broker's certificate.
"""
import json
import sys

from proton import Message, SSLDomain
from proton.utils import BlockingConnection

LONGEST = 120


def connect(url, partner, folder):
    domain = SSLDomain(SSLDomain.MODE_CLIENT)
    domain.set_credentials(f"{folder}/{partner}.crt.pem", f"{folder}/{partner}.key.pem", None)
    domain.set_trusted_ca_db(f"{folder}/authority.pem")
    # Also the host's name in the certificate; without it any that the authority certified would pass for the broker.
    domain.set_peer_authentication(SSLDomain.VERIFY_PEER_NAME)
    return BlockingConnection(url, timeout=LONGEST, ssl_domain=domain, allowed_mechs="EXTERNAL")


def send(connection, partner, file):
    with open(file, "rb") as content:
        # Inferred: as bytes, not as a value of AMQP's own. It returns when the broker has it on its disk.
        message = Message(body=content.read(), inferred=True, durable=True)
    connection.create_sender(f"in.{partner}").send(message)


def take(connection, partner, count):
    receiver = connection.create_receiver(f"out.{partner}")
    for _ in range(count):
        message = receiver.receive()
        shown = {**message.properties, "body": bytes(message.body).decode("utf-8")}
        print(json.dumps(shown), flush=True)
        # Not before it is kept: what is not accepted comes again.
        receiver.accept()


def main(url, partner, folder, count, file=None):
    connection = connect(url, partner, folder)
    try:
        if file:
            send(connection, partner, file)
        take(connection, partner, int(count))
    finally:
        connection.close()


main(*sys.argv[1:])
