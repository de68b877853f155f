// The hub's words for people who watch the exchange and do not write software.

export const FAULTS = {
  MALFORMED: 'Cannot be read',
  CHARSET: 'Wrong character encoding',
  SCHEMA: 'Does not fit the form',
  CODE_UNKNOWN: 'Unknown code',
  TIME_INVALID: 'Time that does not exist',
  TIME_AMBIGUOUS: 'Time that exists twice',
  LEVEL_ABOVE_CEILING: 'Classified too high for this hub',
  MARKING_UNKNOWN: 'Unknown marking',
  SENDER_MISMATCH: 'Names another sender',
  RECIPIENT_UNKNOWN: 'Unknown recipient',
  ID_REUSED: 'Reference used before for something else',
  REVISION_ORDER: 'Revision out of order',
  TOO_LARGE: 'Too large',
  TRAILER_MISMATCH: 'Totals at the end do not agree',
  NOT_TEXT: 'Is no text',
  NOT_ENCRYPTED: 'Not encrypted, as it has to be',
  NOT_SIGNED: 'Encrypted, but not signed',
  SIGNATURE_INVALID: 'False signature',
  KEY_UNKNOWN: 'Signed or encrypted with an unknown key',
  KEY_EXPIRED: 'The key has ended or was revoked',
  UNDECRYPTABLE: 'Cannot be decrypted',
  UNENCODABLE: 'Has characters the partner cannot take',
  TOO_LONG: 'Too long for the partner\'s form',
  INTERNAL: 'Fault of the hub itself',
}

export const STAGES = {
  OPEN: 'when the file from the partner was decrypted and its signature checked',
  COLLECT: 'when the file was fetched from the partner',
  TRANSLATE: 'when it was translated',
  RELEASE: 'when it was decided who gets it',
  RENDER: 'when it was written in the partner\'s form',
  DELIVER: 'when it was put on the partner\'s server',
  UNKNOWN: 'on a queue, and the ledger has lost what it comes from',
}

/** Of a notification or of one of its copies: words, and PatternFly's status for the colour and the sign. */
export const STATES = {
  RECEIVED: ['Being worked on', 'info'],
  ACCEPTED: ['Accepted', 'success'],
  REJECTED: ['Rejected', 'danger'],
  DUPLICATE: ['Sent before', undefined],
  QUEUED: ['On its way', 'info'],
  DELIVERED: ['Delivered', 'success'],
  HELD: ['Held', 'warning'],
  REFUSED: ['Not released', undefined],
  FAILED: ['Not deliverable', 'danger'],
  TESTED: ['Only tested', undefined],
}

export const PARTNER_STATES = {
  ACTIVE: ['Active', 'success'],
  PAUSED: ['Paused', 'warning'],
  TESTING: ['Test mode', 'info'],
}

export const EVENTS = {
  RECEIVED: 'Received',
  ACCEPTED: 'Accepted',
  DUPLICATE: 'Known already, dropped',
  REJECTED: 'Rejected',
  WITHDRAWN: 'Acceptance withdrawn',
  QUEUED: 'On its way',
  DELIVERED: 'Delivered',
  HELD: 'Held for two people to decide',
  REFUSED: 'Not released',
  FAILED: 'Could not be delivered',
  REPLAYED: 'Dead letter sent again',
  EDITED: 'Dead letter changed and sent again',
  DISCARDED: 'Dead letter discarded',
  SET_ASIDE: 'Made a dead letter, since the ledger had lost its entry',
  VOTED: 'Said what is to become of a hold',
  DECIDED: 'Two people agreed about a hold',
  SHOWN: 'Looked at the content',
  OPENED: 'Opened what is sealed',
  TESTED: 'Tested, sent to nobody',
  STATE_CHANGED: 'Changed a partner\'s state',
  MAINTENANCE_SET: 'Set a maintenance window',
  MAINTENANCE_ENDED: 'Ended a maintenance window',
  PURGED: 'Old contents deleted',
  ERASED: 'Contents erased',
  LEGAL_HOLD: 'Legal hold set or ended',
  REQUESTED: 'Asked for what takes a second person',
  REQUEST_WITHDRAWN: 'Took back what was asked for',
  OPERATED: 'Acted in the console',
}

export const TYPES = {
  SEIZURE: 'Seizure', ARREST: 'Arrest', RAID: 'Raid', LIAISON: 'Liaison', INTELLIGENCE: 'Intelligence', INCIDENT: 'Incident',
}

export const ACTIONS = { NEW: 'new', UPDATE: 'update', CANCEL: 'cancellation' }

/** A rule of release, with the hub's own words about it. */
export const ruleOf = (rule, words) => [rule, words].filter(Boolean).join(': ')

export const faultOf = code => FAULTS[code] ?? code ?? ''

export const count = (n, one, many = one + 's') => `${n.toLocaleString('en-GB')} ${n === 1 ? one : many}`

export const bytes = n => n < 10_000 ? count(n, 'byte')
  : n < 1_000_000 ? `${(n / 1_000).toFixed(0)} kB` : `${(n / 1_000_000).toFixed(1)} MB`

/** Partners' ids as they are shown: BG, EUROPOL. */
export const short = id => (id ?? '').toUpperCase()

/** Why what waits must not be sent any more; blank where it may. */
export const whyOvertaken = row => row.overtakenBy === undefined ? ''
  : row.cancelled ? `Revision ${row.overtakenBy} has cancelled it since.` : `Revision ${row.overtakenBy} was accepted since, and overtakes it.`

/** What is decided and not carried out yet; another hub may hold the lease for it. */
export const isPending = row => row.state === 'DECIDED' || row.state === 'UNDER_WAY'
