// What a dead letter is, in words.
import { short } from '../words.js'

export const directionOf = deadLetter => deadLetter.direction ?? (deadLetter.queue === 'DEAD_IN' ? 'in' : 'out')

export const wayOf = deadLetter => (directionOf(deadLetter) === 'in' ? 'from ' : 'to ') + short(deadLetter.partner)

export const DIRECTIONS = [['in', 'Received, rejected'], ['out', 'Cannot be delivered']]

/** What a replay does, which depends on the stage where the message failed. */
export const REPLAYING = {
  OPEN: 'The file is decrypted and its signature verified with the present keys. Then it is handled like any other file.',
  COLLECT: 'The file is split and translated again.',
  TRANSLATE: 'It is translated again and handled like a new message: who gets it is decided anew, and the sender gets receipts.',
  RENDER: 'It is rendered for the recipient again, and sent.',
  DELIVER: 'It is delivered to the partner again.',
  UNKNOWN: 'It cannot be replayed, since the ledger has lost its entry. Ask the sender to send it again if it is needed, then discard this.',
}

export const LATER = 'recorded, and carried out as soon as possible'

/** What an edit may change only with a second person: who it is for, what it says of people, how it may be used. */
const SENSITIVE = {
  '/sender': 'the sender', '/id': 'the reference', '/revision': 'the revision', '/action': 'the action', '/type': 'the type', '/createdAt': 'the time of writing', '/recipients': 'the recipients', '/inReplyTo': 'what it answers',
  '/handling/level': 'the level', '/handling/codes': 'the handling codes', '/handling/conditions': 'the conditions', '/grading': 'the grading', '/persons': 'the persons',
  marking: 'the protective marking, which was wrong',
}

const SHARE = 'share of '
const changedBy = each => SENSITIVE[each] ?? (each.startsWith(SHARE) ? `what ${each.slice(SHARE.length)} gets` : `the field ${each}, which could not be read before`)

/** Why a second person has to see an edit. */
export const becauseOf = second => 'It changes, or may change, ' + second.map(changedBy).join(', ') + '.'

export const whatOf = deadLetter => deadLetter.receipt ? 'Receipt' : deadLetter.reference ?? 'Reference not readable'
