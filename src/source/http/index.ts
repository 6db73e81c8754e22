export {type Client, type JsonReply, makeClient} from './client.ts'
export {type Clock, systemClock} from './clock.ts'
export {HttpError} from './http-error.ts'
export {parseJson} from './json.ts'
