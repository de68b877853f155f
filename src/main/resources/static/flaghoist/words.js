// The hub's words for people who watch the exchange and do not write software.

export const FAULTS = {
  MALFORMED: 'Cannot be read',
  CHARSET: 'Wrong character encoding',
  SCHEMA: 'Does not fit the form',
  CODE_UNKNOWN: 'Unknown code',
  TIME_INVALID: 'Time that does not exist',
  TIME_AMBIGUOUS: 'Time that exists twice',
  LEVEL_ABOVE_CEILING: 'Classified too high for this hub',
  MARKING_UNKNOWN: 'Unknown protective marking',
  SENDER_MISMATCH: 'Names another sender',
  RECIPIENT_UNKNOWN: 'Unknown recipient',
  ID_REUSED: 'Reference used before for something else',
  REVISION_ORDER: 'Revision out of order',
  TOO_LARGE: 'Too large',
  TRAILER_MISMATCH: 'Trailer does not match the records',
  NOT_TEXT: 'Not text',
  NOT_RECEIVED: 'Answers what its sender was not given',
  NOT_ENCRYPTED: 'Not encrypted',
  NOT_SIGNED: 'Not signed',
  SIGNATURE_INVALID: 'Invalid signature',
  KEY_UNKNOWN: 'Signed or encrypted with an unknown key',
  KEY_EXPIRED: 'Key expired or revoked',
  UNDECRYPTABLE: 'Cannot be decrypted',
  UNENCODABLE: 'Has characters that the partner cannot read',
  TOO_LONG: 'Too long for the partner\'s form',
  INTERNAL: 'Internal error of the hub',
  NAME_TAKEN: 'Another file there has its name',
}

export const STAGES = {
  OPEN: 'decrypting the file and verifying its signature',
  COLLECT: 'collecting the file',
  TRANSLATE: 'translating the message',
  RELEASE: 'deciding who gets it',
  RENDER: 'rendering it for the recipient',
  DELIVER: 'delivering it',
  UNKNOWN: 'set aside, since the ledger has lost its entry',
}

/** Of a notification or of one of its copies: words, and PatternFly's status for the colour and the sign. */
export const STATES = {
  RECEIVED: ['Received', 'info'],
  ACCEPTED: ['Accepted', 'success'],
  REJECTED: ['Rejected', 'danger'],
  DUPLICATE: ['Duplicate', undefined],
  QUEUED: ['Queued', 'info'],
  DELIVERED: ['Delivered', 'success'],
  HELD: ['Held', 'warning'],
  REFUSED: ['Refused', undefined],
  FAILED: ['Failed', 'danger'],
  WITHDRAWN: ['Withdrawn', undefined],
  TESTED: ['Tested', undefined],
}

export const PARTNER_STATES = {
  ACTIVE: ['Active', 'success'],
  PAUSED: ['Paused', 'warning'],
  TESTING: ['Test mode', 'info'],
}

export const EVENTS = {
  RECEIVED: 'Received',
  ACCEPTED: 'Accepted',
  DUPLICATE: 'Duplicate, dropped',
  REJECTED: 'Rejected',
  WITHDRAWN: 'Withdrawn',
  QUEUED: 'Queued',
  DELIVERED: 'Delivered',
  LATE: 'Delivered late',
  TAKEN: 'Taken',
  OVERDUE: 'Overdue',
  HELD: 'Held for two releasers',
  REFUSED: 'Refused',
  FAILED: 'Failed',
  REPLAYED: 'Dead letter replayed',
  EDITED: 'Dead letter edited',
  DISCARDED: 'Dead letter discarded',
  SET_ASIDE: 'Message with an unknown entry set aside',
  VOTED: 'Voted on a hold',
  DECIDED: 'Hold decided by two people',
  SHOWN: 'Looked at contents',
  SEARCHED: 'Searched the contents',
  OPENED: 'Sealed dead letter opened',
  TESTED: 'Tested, sent to nobody',
  STATE_CHANGED: 'Partner\'s state changed',
  MAINTENANCE_SET: 'Maintenance window set',
  MAINTENANCE_ENDED: 'Maintenance window ended',
  PURGED: 'Old contents deleted',
  CUT: 'Old records deleted',
  ERASED: 'Contents erased',
  LEGAL_HOLD: 'Legal hold set or lifted',
  REQUESTED: 'Second person asked for',
  REQUEST_WITHDRAWN: 'Request withdrawn',
  REPEAT_ASKED: 'Asked to send again, or stopped it',
  REPEATED: 'Sent again',
  ANSWERED: 'Answered',
  PICTURE: 'Monthly picture',
  MANIFEST: 'Daily manifest',
  TIME_STAMP: 'Time stamp of a day',
  SIGNED: 'Receipt signed',
  RECALLED: 'Recalled by two people',
  OPERATED: 'Operation of the console',
}

export const TYPES = {
  SEIZURE: 'Seizure', ARREST: 'Arrest', RAID: 'Raid', LIAISON: 'Liaison', INTELLIGENCE: 'Intelligence', INCIDENT: 'Incident',
  ANSWER: 'Answer',
}

export const ANSWERS = { READ: 'read', ACTED_ON: 'acted on', DISPUTED: 'disputed', WITHDRAWN: 'withdrawn, as it was done again' }

export const ACTIONS = { NEW: 'new', UPDATE: 'update', CANCEL: 'cancellation' }

/** A rule of release, with the hub's own words about it. */
export const ruleOf = (rule, words) => [rule, words].filter(Boolean).join(': ')

export const faultOf = code => FAULTS[code] ?? code ?? ''

export const count = (n, one, many = one + 's') => `${n.toLocaleString('en-GB')} ${n === 1 ? one : many}`

export const bytes = n => n < 10_000 ? count(n, 'byte')
  : n < 1_000_000 ? `${(n / 1_000).toFixed(0)} kB` : `${(n / 1_000_000).toFixed(1)} MB`

/** The ids of partners and their bodies as they are shown: BG, UK CPS. */
export const short = id => (id ?? '').toUpperCase().replace('--', ' ')

/** Why what waits must not be sent any more; blank where it may. */
export const whyOvertaken = row => row.overtakenBy === undefined ? ''
  : row.cancelled ? `Revision ${row.overtakenBy} has cancelled it.` : `Revision ${row.overtakenBy} was accepted since and replaces it.`

/** What is decided and not carried out yet; another hub may hold the lease for it. */
export const isPending = row => row.state === 'DECIDED' || row.state === 'UNDER_WAY'
