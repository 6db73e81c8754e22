export {type Review, type ReviewOptions, startReview, usualPort} from './start-review.ts'
